-- {table} comes from tenant_tables.sql. Other users, such as the job's, are not touched.
CREATE ROW POLICY OR REPLACE waymark_tenant ON {table}
FOR SELECT USING tenant = getSetting('SQL_waymark_tenant') TO CURRENT_USER
