{{- define "waymark.name" -}}
{{- default .Release.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{- define "waymark.sidecar.name" -}}
{{- include "waymark.name" . }}-sidecar
{{- end }}

{{- define "waymark.job.name" -}}
{{- include "waymark.name" . }}-job
{{- end }}

{{/* Labels that select pods: they never change. Call with (dict "root" $ "part" "sidecar"). */}}
{{- define "waymark.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "waymark.labels" -}}
{{ include "waymark.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: waymark
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{/* Call with (dict "root" $ "image" .Values.sidecar.image). */}}
{{- define "waymark.image" -}}
{{ .image.repository }}:{{ default .root.Chart.AppVersion .image.tag }}
{{- end }}

{{/* What both programs read from the environment; addresses with passwords by reference. */}}
{{- define "waymark.stores" -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ .Values.kafka.bootstrapServers | quote }}
- name: CLICKHOUSE_URL
  valueFrom:
    secretKeyRef:
      name: {{ .Values.clickhouse.urlSecret.name }}
      key: {{ .Values.clickhouse.urlSecret.key }}
{{- end }}

{{- define "waymark.postgres" -}}
- name: DATABASE_URL
  valueFrom:
    secretKeyRef:
      name: {{ .Values.postgres.urlSecret.name }}
      key: {{ .Values.postgres.urlSecret.key }}
{{- end }}

{{- define "waymark.containerSecurity" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
{{- end }}

{{/* Where pods may run. Call with .Values.sidecar, .Values.job or .Values.backtest. */}}
{{- define "waymark.placement" -}}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
