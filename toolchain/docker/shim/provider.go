// Package shim hands out the Terraform provider that upstream keeps in internal/: its import path lies
// below upstream's, so it may.
package shim

import (
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/terraform-providers/terraform-provider-docker/internal/provider"
)

// NewProvider is upstream's provider of the given version.
func NewProvider(version string) *schema.Provider {
	return provider.New(version)()
}
