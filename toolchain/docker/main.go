// A docker plugin for Pulumi where the official one cannot be downloaded: the same upstream provider
// behind the same bridge, with the resources and names of @pulumi/docker.
package main

import (
	"strings"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/terraform-providers/terraform-provider-docker/shim"
)

// version is set by the linker: that of the npm package which this plugin serves.
var version = "0.0.0"

// The engine asks for a schema only when it generates code; TypeScript has its types from npm.
const schema = `{"name": "docker"}`

func main() {
	tfbridge.Main("docker", version, provider(), []byte(schema))
}

func provider() tfbridge.ProviderInfo {
	info := tfbridge.ProviderInfo{
		P:       shimv2.NewProvider(shim.NewProvider(version)),
		Name:    "docker",
		Version: version,
		Resources: map[string]*tfbridge.ResourceInfo{
			"docker_container": {
				Tok:                 resource("Container"),
				DeleteBeforeReplace: true,
				Fields: map[string]*tfbridge.SchemaInfo{
					"command":           {Name: "command"},
					"networks_advanced": {Name: "networksAdvanced"},
				},
			},
			"docker_image": {
				Tok:    resource("RemoteImage"),
				Fields: map[string]*tfbridge.SchemaInfo{"name": {Name: "name"}},
			},
			"docker_network":        {Tok: resource("Network")},
			"docker_volume":         {Tok: resource("Volume")},
			"docker_tag":            {Tok: resource("Tag")},
			"docker_registry_image": {Tok: resource("RegistryImage")},
			"docker_plugin":         {Tok: resource("Plugin")},
			"docker_service":        {Tok: resource("Service")},
			"docker_config":         {Tok: resource("ServiceConfig")},
			"docker_secret":         {Tok: resource("Secret")},
		},
		IgnoreMappings: []string{"docker_compose", "docker_buildx_builder"},
	}
	info.SetAutonaming(255, "-")
	return info
}

// resource gives a resource's token: its module is its own name, with a small first letter.
func resource(name string) tokens.Type {
	module := strings.ToLower(name[:1]) + name[1:]
	return tokens.Type("docker:index/" + module + ":" + name)
}
