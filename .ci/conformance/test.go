package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language/runner"
	"github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language/tests"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	testingrpc "github.com/pulumi/pulumi/sdk/v3/proto/go/testing"
)

// runHere runs one test in this process and prints what it has to say.
func runHere(ctx context.Context, o options) int {
	// Standard output is for the result; whatever runner and engine print goes to standard error.
	out := os.Stdout
	os.Stdout = os.Stderr

	response, err := runTest(ctx, o)
	if err != nil {
		fmt.Fprintln(out, err)
		return someFailed
	}
	if !response.Success || o.verbose {
		fmt.Fprintln(out, strings.Join(response.Messages, "\n"))
		fmt.Fprintln(out, tail(response.Stdout, 40))
		fmt.Fprintln(out, tail(response.Stderr, 40))
	}
	if !response.Success {
		return someFailed
	}
	return allPassed
}

func runTest(ctx context.Context, o options) (*testingrpc.RunLanguageTestResponse, error) {
	test := tests.LanguageTests[o.test]
	server, err := runner.Start(ctx, tests.LanguageTestdata, tests.LanguageTests)
	if err != nil {
		return nil, err
	}
	packages, err := packagesOf(ctx, test)
	if err != nil {
		return nil, err
	}
	java, err := exec.LookPath("pulumi-language-java")
	if err != nil {
		return nil, err
	}
	address, stop, err := serve(&languageHost{
		packages: packages,
		engine:   server.Address(),
		packs:    javaHost{binary: java, engine: server.Address()},
	})
	if err != nil {
		return nil, err
	}
	defer stop()

	// The server is asked directly: that it is a gRPC service, too, is for runners in other languages.
	prepared, err := server.PrepareLanguageTests(ctx, &testingrpc.PrepareLanguageTestsRequest{
		LanguagePluginName:   runtimeName,
		LanguagePluginTarget: address,
		TemporaryDirectory:   filepath.Join(o.work, "files"),
		SnapshotDirectory:    filepath.Join(o.work, "snapshots"),
		PolicyPackDirectory:  o.packs,
	})
	if err != nil {
		return nil, err
	}
	return server.RunLanguageTest(ctx, &testingrpc.RunLanguageTestRequest{Token: prepared.Token, Test: o.test})
}

// packagesOf names the packages that the test's programs use: those of the providers that the test brings along.
func packagesOf(ctx context.Context, test tests.LanguageTest) ([]*pulumirpc.PackageDependency, error) {
	var packages []*pulumirpc.PackageDependency
	for _, create := range test.Providers {
		provider := create()
		name, err := runner.GetProviderName(ctx, provider)
		if err != nil {
			return nil, err
		}
		version, err := runner.GetProviderVersion(ctx, provider)
		if err != nil {
			return nil, err
		}
		packages = append(packages, &pulumirpc.PackageDependency{
			Kind: "resource", Name: name, Version: version.String(),
		})
	}
	return packages, nil
}
