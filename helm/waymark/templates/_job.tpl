{{/* The job's program arguments. Addresses come from the environment. */}}
{{- define "waymark.job.arguments" -}}
{{- range $key, $value := .Values.job.options }}
- {{ printf "--%s=%s" $key (include "waymark.text" $value) | quote }}
{{- end }}
- --parallelism={{ .Values.job.parallelism }}
{{- end }}

{{/* Flink's settings in both modes, as a map; the user's win. */}}
{{- define "waymark.job.settings" -}}
{{- $storage := trimSuffix "/" .Values.job.storage.url }}
{{- $own := dict
  "taskmanager.numberOfTaskSlots" (toString .Values.job.slotsPerTaskManager)
  "taskmanager.memory.task.off-heap.size" "256m"
  "parallelism.default" (toString .Values.job.parallelism)
  "state.backend.type" "rocksdb"
  "execution.checkpointing.incremental" "true"
  "execution.checkpointing.dir" (printf "%s/checkpoints" $storage)
  "execution.checkpointing.savepoint-dir" (printf "%s/savepoints" $storage)
  "execution.checkpointing.num-retained" "3"
  "execution.checkpointing.externalized-checkpoint-retention" "RETAIN_ON_CANCELLATION"
  "high-availability.type" "kubernetes"
  "high-availability.storageDir" (printf "%s/high-availability" $storage)
  "restart-strategy.type" "exponential-delay"
  "metrics.reporters" "prom"
  "metrics.reporter.prom.factory.class" "org.apache.flink.metrics.prometheus.PrometheusReporterFactory"
  "metrics.reporter.prom.port" (toString .Values.job.metricsPort) }}
{{- range $key, $value := merge (dict) .Values.job.flinkConfiguration $own }}
{{ $key }}: {{ include "waymark.text" $value | quote }}
{{- end }}
{{- end }}

{{/* What the pods of JobManager and TaskManager have in common, in both modes. */}}
{{- define "waymark.job.pod" -}}
{{- include "waymark.flink.pod" (dict "root" $ "placement" .Values.job) }}
{{- end }}

{{/* A pod of the job's image. Call with (dict "root" $ "placement" .Values.job). */}}
{{- define "waymark.flink.pod" -}}
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  # The user of the stock Flink images.
  runAsUser: 9999
  runAsGroup: 9999
  fsGroup: 9999
  seccompProfile:
    type: RuntimeDefault
{{- with include "waymark.placement" .placement | trim }}
{{ . }}
{{- end }}
{{- end }}

{{- define "waymark.job.environment" -}}
{{- include "waymark.stores" . }}
{{- with .Values.job.plugins }}
- name: ENABLE_BUILT_IN_PLUGINS
  value: {{ join ";" . | quote }}
{{- end }}
{{- end }}

{{- define "waymark.job.environmentFrom" -}}
{{- with .Values.job.environmentSecretName }}
envFrom:
  - secretRef:
      name: {{ . }}
{{- end }}
{{- end }}

{{- define "waymark.job.annotations" -}}
prometheus.io/scrape: "true"
prometheus.io/port: {{ .Values.job.metricsPort | quote }}
{{- with .Values.job.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Lines of JSON with the fields of the sidecar's, by Log4j alone: stock images bring no more. Call with
(dict "root" $ "service" "job").
*/}}
{{- define "waymark.job.logging" -}}
monitorInterval = 30
rootLogger.level = {{ if eq .root.Values.logLevel "DEBUG" }}INFO{{ else }}{{ .root.Values.logLevel }}{{ end }}
logger.waymark.name = io.waymark
logger.waymark.level = {{ .root.Values.logLevel }}
rootLogger.appenderRef.console.ref = Console
appender.console.name = Console
appender.console.type = CONSOLE
appender.console.layout.type = PatternLayout
appender.console.layout.alwaysWriteExceptions = false
appender.console.layout.pattern = {"timestamp":"%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC}","level":"%p","service":"waymark-{{ .service }}","event":"%enc{%m}{JSON}","logger_name":"%enc{%c}{JSON}","thread_name":"%enc{%t}{JSON}","stack_trace":"%enc{%ex{20}}{JSON}"}%n
logger.kafka.name = org.apache.kafka
logger.kafka.level = WARN
{{- end }}
