// A command plugin for Pulumi where the official one cannot be downloaded. It serves command:local:Command
// as the official plugin does; README.md in the folder above lists what that means.
package main

import (
	"context"
	"log"

	"github.com/pulumi/pulumi-go-provider/infer"

	"flask-serving/toolchain/command/local"
)

// version is set by the linker: that of the npm package which this plugin serves.
var version = "0.0.0"

func main() {
	provider, err := infer.NewProviderBuilder().
		WithResources(infer.Resource(&local.Command{})).
		Build()
	if err == nil {
		err = provider.Run(context.Background(), "command", version)
	}
	if err != nil {
		log.Fatal(err)
	}
}
