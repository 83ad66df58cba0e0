package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"sigs.k8s.io/yaml"
)

const (
	roleLabel = "plimsoll.dev/role"
	nameLabel = "kubernetes.io/metadata.name"
)

// A pod is what a policy can see of one: its namespace and labels. Pods that are alike are one.
type pod struct {
	namespace string
	labels    map[string]string
	names     map[port]string // of its ports
	source    string          // which object says so
	outside   bool            // it is of no namespace of the platform
}

// id is what tables call it; pods without a role are strangers, which may do nothing.
func (p *pod) id() string {
	if role := p.labels[roleLabel]; role != "" {
		return p.namespace + "/" + role
	}
	return p.namespace + "/<stranger>"
}

// A platform is what one environment emits.
type platform struct {
	name       string
	policies   []*networkingv1.NetworkPolicy
	pods       []*pod
	namespaces map[string]map[string]string
	topology   topology
}

type topology struct {
	Arrows []struct{ From, To, Verb string }
	Boxes  []struct{ ID string }
}

// object is the part of any workload that has pods, wherever they stand in it.
type object struct {
	APIVersion string `json:"apiVersion"`
	Kind       string
	Metadata   struct {
		Name, Namespace string
		Labels          map[string]string
	}
	Spec json.RawMessage
}

func read(folder string) (*platform, error) {
	p := &platform{name: filepath.Base(folder), namespaces: map[string]map[string]string{}}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" || entry.Name() == "kustomization.yaml" {
			return err
		}
		if err := p.add(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(folder, "topology.json"))
	if err != nil {
		return nil, err
	}
	return p, json.Unmarshal(text, &p.topology)
}

func (p *platform) add(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var o object
	if err := yaml.Unmarshal(text, &o); err != nil {
		return err
	}
	switch o.Kind {
	case "NetworkPolicy":
		policy := &networkingv1.NetworkPolicy{}
		p.policies = append(p.policies, policy)
		return yaml.UnmarshalStrict(text, policy)
	case "Namespace":
		labels := map[string]string{nameLabel: o.Metadata.Name}
		maps.Copy(labels, o.Metadata.Labels)
		p.namespaces[o.Metadata.Name] = labels
	case "Pod":
		var spec v1.PodSpec
		if err := json.Unmarshal(o.Spec, &spec); err != nil {
			return err
		}
		p.addPod(o.Metadata.Namespace, o.Metadata.Labels, spec, path)
	case "Deployment", "StatefulSet", "DaemonSet", "Job":
		var spec struct{ Template v1.PodTemplateSpec }
		if err := json.Unmarshal(o.Spec, &spec); err != nil {
			return err
		}
		p.addPod(o.Metadata.Namespace, spec.Template.Labels, spec.Template.Spec, path)
	case "CronJob":
		var spec struct {
			JobTemplate struct {
				Spec struct{ Template v1.PodTemplateSpec }
			}
		}
		if err := json.Unmarshal(o.Spec, &spec); err != nil {
			return err
		}
		template := spec.JobTemplate.Spec.Template
		p.addPod(o.Metadata.Namespace, template.Labels, template.Spec, path)
	}
	return nil
}

func (p *platform) addPod(namespace string, labels map[string]string, spec v1.PodSpec, source string) {
	names := map[port]string{}
	for _, container := range slices.Concat(spec.Containers, spec.InitContainers) {
		for _, declared := range container.Ports {
			protocol := string(declared.Protocol)
			if protocol == "" {
				protocol = "TCP"
			}
			names[port{protocol, int(declared.ContainerPort)}] = declared.Name
		}
	}
	for _, known := range p.pods {
		if known.namespace == namespace && maps.Equal(known.labels, labels) {
			maps.Copy(known.names, names)
			return
		}
	}
	p.pods = append(p.pods, &pod{namespace: namespace, labels: labels, names: names, source: source})
}

// addReal adds the pods of a file with one JSON document a line: what real programs made with this environment.
func (p *platform) addReal(file string) (int, error) {
	in, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	count := 0
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var made v1.Pod
		if err := json.Unmarshal(lines.Bytes(), &made); err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		p.addPod(made.Namespace, made.Labels, made.Spec, filepath.Base(file)+": "+made.Name)
		count++
	}
	return count, lines.Err()
}

// addOutsiders adds a pod without labels to each namespace, and the pods that tables say are outside.
func (p *platform) addOutsiders(ends []*end) {
	for _, namespace := range slices.Sorted(maps.Keys(p.namespaces)) {
		p.addPod(namespace, map[string]string{}, v1.PodSpec{}, "a pod that nobody declared")
	}
	outside := map[string][]map[string]string{"elsewhere": {{}}}
	for _, e := range ends {
		if e.namespace != "" {
			outside[e.namespace] = append(outside[e.namespace], e.labels, map[string]string{"other": "true"})
		}
	}
	for _, namespace := range slices.Sorted(maps.Keys(outside)) {
		if p.namespaces[namespace] == nil {
			p.namespaces[namespace] = map[string]string{nameLabel: namespace}
		}
		for _, labels := range outside[namespace] {
			before := len(p.pods)
			p.addPod(namespace, labels, v1.PodSpec{}, "a pod outside of the platform")
			if len(p.pods) > before {
				p.pods[before].outside = true
			}
		}
	}
}

func describe(labels map[string]string) string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(labels)) {
		all = append(all, key+"="+labels[key])
	}
	return strings.Join(all, ",")
}
