# The sidecar. Build it from the repository's root, after mvn package:
#   docker build -f helm/images/sidecar.Dockerfile -t waymark/sidecar:0.1.0 .
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home waymark
COPY serving/target/lib /opt/waymark/lib
COPY serving/target/waymark-serving-0.1.0-SNAPSHOT.jar /opt/waymark/lib/
USER 10001
EXPOSE 8091
ENTRYPOINT ["java", "-cp", "/opt/waymark/lib/*", "io.waymark.serving.app.Main"]
