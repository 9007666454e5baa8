//go:build tools

// Package tools pins Pulumi's CLI: `go build github.com/pulumi/pulumi/pkg/v3/cmd/pulumi` in this folder makes it.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
