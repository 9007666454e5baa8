//go:build tools

// Package tools pins the language host of Pulumi YAML.
package tools

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
