# The job on a stock Flink image, which brings RocksDB and the Prometheus reporter along. Build it
# from the repository's root, after mvn package:
#   docker build -f helm/images/job.Dockerfile -t waymark/job:0.1.0 .
FROM flink:2.2.1-java17
COPY flink-jobs/target/waymark-flink-jobs-0.1.0-SNAPSHOT-job.jar /opt/flink/usrlib/waymark-job.jar
