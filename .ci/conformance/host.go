package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	pclruntime "github.com/pulumi/pulumi/pkg/v3/pcl/runtime"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

// runtimeName is the `runtime:` of the packs. The runner knows one language only, so the programs carry it too.
const runtimeName = "java"

// languageHost is the language that the runner believes to test. Its programs are the tests' PCL sources as they are, run
// by Pulumi's own PCL interpreter: no SDK is made and nothing compiled. Only its packs are Java.
type languageHost struct {
	pulumirpc.UnimplementedLanguageRuntimeServer

	packages []*pulumirpc.PackageDependency
	engine   string // address of the runner's engine service
	packs    javaHost
}

// serve starts the host on a free port. stop ends all that still runs and returns when it has ended.
func serve(host *languageHost) (address string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := grpc.NewServer(grpc.WaitForHandlers(true))
	pulumirpc.RegisterLanguageRuntimeServer(server, host)
	go func() { _ = server.Serve(listener) }()
	return listener.Addr().String(), server.Stop, nil
}

// GetPluginInfo has nothing to tell, but must answer.
func (h *languageHost) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: "1.0.0"}, nil
}

// GeneratePackage and Pack: the interpreter reads schemas, not SDKs.
func (h *languageHost) GeneratePackage(
	context.Context, *pulumirpc.GeneratePackageRequest,
) (*pulumirpc.GeneratePackageResponse, error) {
	return &pulumirpc.GeneratePackageResponse{}, nil
}

func (h *languageHost) Pack(_ context.Context, req *pulumirpc.PackRequest) (*pulumirpc.PackResponse, error) {
	return &pulumirpc.PackResponse{ArtifactPath: req.PackageDirectory}, nil
}

// GenerateProject: Pulumi.yaml, which may be JSON, and beside it the PCL sources.
func (h *languageHost) GenerateProject(
	_ context.Context, req *pulumirpc.GenerateProjectRequest,
) (*pulumirpc.GenerateProjectResponse, error) {
	project := map[string]any{}
	if err := json.Unmarshal([]byte(req.Project), &project); err != nil {
		return nil, err
	}
	project["runtime"] = runtimeName
	text, err := json.Marshal(project)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(req.TargetDirectory, "Pulumi.yaml"), text, 0o644); err != nil {
		return nil, err
	}
	program := req.TargetDirectory
	if main, ok := project["main"].(string); ok {
		program = filepath.Join(program, main)
	}
	return &pulumirpc.GenerateProjectResponse{}, os.CopyFS(program, os.DirFS(req.SourceDirectory))
}

// GetRequiredPackages and GetProgramDependencies must agree with the packages in the PCL sources.
func (h *languageHost) GetRequiredPackages(
	context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{Packages: h.packages}, nil
}

func (h *languageHost) GetProgramDependencies(
	context.Context, *pulumirpc.GetProgramDependenciesRequest,
) (*pulumirpc.GetProgramDependenciesResponse, error) {
	response := &pulumirpc.GetProgramDependenciesResponse{}
	for _, p := range h.packages {
		response.Dependencies = append(response.Dependencies, &pulumirpc.DependencyInfo{Name: p.Name, Version: p.Version})
	}
	return response, nil
}

// Run runs a program, never a pack.
func (h *languageHost) Run(ctx context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	loader, err := schema.NewLoaderClient(req.LoaderTarget)
	if err != nil {
		return nil, err
	}
	program, problems, err := pcl.BindDirectory(req.Info.ProgramDirectory, schema.NewCachedLoader(loader))
	if err != nil {
		return nil, err
	}
	if problems.HasErrors() {
		return nil, problems
	}
	err = pclruntime.NewInterpreter(program, pclruntime.RunInfo{
		Project:        req.Project,
		Stack:          req.Stack,
		Organization:   req.Organization,
		RootDirectory:  req.Info.RootDirectory,
		ProgramDir:     req.Info.ProgramDirectory,
		WorkingDir:     req.Pwd,
		Config:         req.Config,
		ConfigSecrets:  req.ConfigSecretKeys,
		MonitorAddress: req.MonitorAddress,
		EngineAddress:  h.engine,
		LoaderAddress:  req.LoaderTarget,
		DryRun:         req.DryRun,
		Parallel:       max(req.Parallel, 1),
	}).Run(ctx)
	if err != nil {
		return &pulumirpc.RunResponse{Error: err.Error()}, nil
	}
	return &pulumirpc.RunResponse{}, nil
}

// Link comes between the copying of a pack and its installation. The runner copies without file modes, so here the pack's
// launcher is made executable again.
func (h *languageHost) Link(_ context.Context, req *pulumirpc.LinkRequest) (*pulumirpc.LinkResponse, error) {
	err := os.Chmod(filepath.Join(req.Info.RootDirectory, "mvnw"), 0o755)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the pack's launcher: %w", err)
	}
	return &pulumirpc.LinkResponse{}, nil
}

func (h *languageHost) InstallDependencies(
	req *pulumirpc.InstallDependenciesRequest, server pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	if !req.IsPlugin {
		return nil
	}
	return forward(server.Context(), h.packs, pulumirpc.LanguageRuntimeClient.InstallDependencies, req, server.Send)
}

func (h *languageHost) RunPlugin(
	req *pulumirpc.RunPluginRequest, server pulumirpc.LanguageRuntime_RunPluginServer,
) error {
	return forward(server.Context(), h.packs, pulumirpc.LanguageRuntimeClient.RunPlugin, req, server.Send)
}
