// A function of the environment to the list of all objects.
function(environment, prefix, registry, tag)
  local labels = { environment: environment, team: 'platform' };
  local member(m) =
    local name = prefix + m.name;
    local config = name + '-' + std.substr(std.md5(std.manifestJsonMinified(m.config)), 0, 10);
    local metadata(n) = { name: n, namespace: m.namespace, labels: labels };
    local selector = { 'app.kubernetes.io/name': m.name };
    [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(config), data: m.config },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata(name), automountServiceAccountToken: false },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: metadata(name),
        spec: { ports: [{ name: 'http', port: m.port, targetPort: 'http' }], selector: selector },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: metadata(name),
        spec: (if m.patched then { minReadySeconds: 7 } else {}) + {
          replicas: m.replicas,
          selector: { matchLabels: selector },
          template: {
            metadata: { labels: selector + labels },
            spec: {
              serviceAccountName: name,
              automountServiceAccountToken: false,
              securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
              containers: [{
                name: 'app',
                image: registry + '/' + m.repository + ':' + tag,
                ports: [{ name: 'http', containerPort: m.port }],
                envFrom: [{ configMapRef: { name: config } }],
                env: [{ name: 'MODE', valueFrom: { configMapKeyRef: { name: config, key: 'MODE' } } }],
                resources: {
                  requests: { cpu: m.millicores + 'm', memory: m.mebibytes + 'Mi' },
                  limits: { memory: m.mebibytes + 'Mi' },
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                volumeMounts: [{ name: 'config', mountPath: '/etc/app' }],
              }],
              volumes: [{ name: 'config', configMap: { name: config } }],
            },
          },
        },
      },
    ];
  std.flatMap(member, import 'members.libsonnet')
