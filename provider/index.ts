#!/usr/bin/env node
// What Pulumi starts to have FlaskApp in a program of another language. It runs from the package, which has
// no TypeScript: the schema beside it was made of the sources when the package was.
import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { FlaskApp } from "../components";
import { componentProvider } from "./component-provider";
import type { PackageSchema } from "./schema";

const schema = fs.readFileSync(path.join(__dirname, "schema.json"), "utf8");
const provider = componentProvider(JSON.parse(schema) as PackageSchema, { FlaskApp });
void pulumi.provider.main(provider, process.argv.slice(2));
