namespace ClickCart.ArchitectureTests;

public sealed class ReferenceTests
{
    [Fact]
    public void Every_module_folder_is_found_and_loaded()
    {
        SolutionTree.Modules.Count.ShouldBe(SolutionTree.Projects.Count(p => Path.GetDirectoryName(p.Folder) == SolutionTree.ModulesFolder && !p.Name.EndsWith(".Contracts", StringComparison.Ordinal)));
        SolutionTree.Modules.Count.ShouldBeGreaterThanOrEqualTo(9);
        SolutionTree.Slices.Count().ShouldBeGreaterThan(40);
    }

    [Fact]
    public void Projects_reference_only_what_the_house_plan_allows()
    {
        var modules = SolutionTree.Modules.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var wrong = (from project in SolutionTree.Projects
                     from reference in project.References
                     where !Allowed(project.Name, reference)
                     select $"{project.Name} references {reference}").ToList();
        wrong.ShouldBeEmpty("Allowed are Host → modules, Maintenance; module → Platform, Web and any Contracts; Contracts → Kernel; Web → Platform → Kernel; Maintenance → Platform. "
            + "Does a module need another? Ask through an interface in that module's Contracts, or listen to its events.");

        bool Allowed(string from, string to) => from switch
        {
            "Host" => to is "*" or "Maintenance" || modules.Contains(to),
            "Maintenance" or "Web" => to is "Platform",
            "Platform" => to is "Kernel",
            "Kernel" => false,
            _ when modules.Contains(from) => to is "Platform" or "Web" || to.EndsWith(".Contracts", StringComparison.Ordinal),
            _ => to is "Kernel",
        };
    }

    [Fact]
    public void A_module_keeps_its_references_few()
    {
        var heavy = SolutionTree.Projects.Where(p => SolutionTree.Modules.Any(m => m.Name == p.Name) && p.References.Count > 10).Select(p => $"{p.Name}: {p.References.Count}");
        heavy.ShouldBeEmpty("A module's project file is its list of dependencies and stays at ten references or fewer. Is this one module, or two?");
    }

    [Fact]
    public void Every_module_is_in_the_hosts_list()
    {
        var program = File.ReadAllLines(Path.Combine(SolutionTree.Root, "src", "Host", "Program.cs"));
        program.Length.ShouldBeLessThan(60, "Program.cs is the list of modules; what else it does belongs to Platform.");
        var missing = SolutionTree.Modules.Where(m => !program.Any(line => line.Contains($".AddModule<{m.Name}Module>(", StringComparison.Ordinal))).Select(m => m.Name);
        missing.ShouldBeEmpty("Add .AddModule<NameModule>() to src/Host/Program.cs; without it the module is dead code.");
    }
}
