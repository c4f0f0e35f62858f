namespace ClickCart.ArchitectureTests;

public sealed class ReferenceTests
{
    internal static readonly Rule<(Project Project, IReadOnlyList<string> Modules)> AProjectReferencesOnlyWhatThePlanAllows = new(
        "Allowed are Host → modules, Maintenance; module → Platform, Web and any Contracts; Contracts → Kernel; "
        + "Web → Platform → Kernel; Maintenance → Platform. Does a module need another? "
        + "Ask through an interface in that module's Contracts, or handle its events.",
        given => new(1,
            from reference in given.Project.References
            where !IsAllowed(given.Project.Name, reference, given.Modules)
            select $"{given.Project.Name} references {reference}"));

    internal static readonly Rule<Project> AModuleKeepsItsReferencesFew = new(
        "A module's project file is its list of dependencies and stays at ten references or fewer. Is this one module, or two?",
        project => new(project.References.Count, project.References.Count > 10 ? [$"{project.Name}: {project.References.Count} references"] : []));

    internal static readonly Rule<(SourceFile Program, IReadOnlyList<string> Modules)> EveryModuleIsInTheHostsList = new(
        "Add .AddModule<NameModule>() to src/Host/Program.cs; without it the module is dead code.",
        given => new(given.Modules.Count,
            from module in given.Modules
            where !given.Program.Lines.Any(line => line.TrimStart().StartsWith($".AddModule<{module}Module>(", StringComparison.Ordinal))
            select module));

    internal static readonly Rule<SourceFile> ProgramIsTheListOfModules = new(
        "Program.cs is the list of modules and stays under 60 lines; what else it does belongs to Platform.",
        program => new(program.Lines.Length, program.Lines.Length >= 60 ? [$"{program}: {program.Lines.Length} lines"] : []));

    internal static readonly Rule<(string Name, IReadOnlyList<Project> Projects, ModuleFolder? Loaded)> AModuleFolderIsAModule = new(
        "A folder of src/Modules holds a project of its name, whose assembly is loaded here with every type in it.",
        given => new(1,
        [
            .. given.Projects.Any(p => p.Name == given.Name && p.Folder == $"src/Modules/{given.Name}") ? (string[])[] : [$"{given.Name} has no project"],
            .. given.Loaded?.Types.Count > 0 ? (string[])[] : [$"{given.Name} is not loaded"],
        ]));

    private static SourceFile Program => SolutionTree.FilesIn("src/Host").Single(f => f.Path == "src/Host/Program.cs");

    [Fact]
    public void Every_module_folder_is_found_and_loaded()
    {
        // What the rules run over; each of them says so itself when it found nothing to look at in one of these.
        var loaded = SolutionTree.Modules.Concat(SolutionTree.Contracts).ToList();
        var folders = Directory.GetDirectories(Path.Combine(SolutionTree.Root, "src", "Modules")).Select(f => Path.GetFileName(f)).ToList();
        AModuleFolderIsAModule.Holds([.. folders.Select(name => (name, SolutionTree.Projects, loaded.SingleOrDefault(m => m.Name == name)))]);
        SolutionTree.Modules.Count.ShouldBeGreaterThanOrEqualTo(9);
        SolutionTree.Modules.Sum(m => m.Slices.Count).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Projects_reference_only_what_the_plan_allows() =>
        AProjectReferencesOnlyWhatThePlanAllows.Holds([.. SolutionTree.Projects.Select(p => (p, SolutionTree.ModuleNames))]);

    [Fact]
    public void A_module_keeps_its_references_few()
    {
        var modules = SolutionTree.Projects.Where(p => SolutionTree.ModuleNames.Contains(p.Name)).ToList();
        modules.Count.ShouldBe(SolutionTree.Modules.Count);
        AModuleKeepsItsReferencesFew.Holds(modules);
    }

    [Fact]
    public void Every_module_is_in_the_hosts_list() => EveryModuleIsInTheHostsList.Holds([(Program, SolutionTree.ModuleNames)]);

    [Fact]
    public void Program_is_the_list_of_modules() => ProgramIsTheListOfModules.Holds([Program]);

    private static bool IsAllowed(string from, string to, IReadOnlyList<string> modules) => from switch
    {
        // Its project file takes in every module's folder: "../Modules/*/*.csproj".
        "Host" => to is "*" or "Maintenance" || modules.Contains(to),
        "Maintenance" or "Web" => to is "Platform",
        "Platform" => to is "Kernel",
        "Kernel" => false,
        _ when modules.Contains(from) => to is "Platform" or "Web" || to.EndsWith(".Contracts", StringComparison.Ordinal),
        _ => to is "Kernel",
    };
}
