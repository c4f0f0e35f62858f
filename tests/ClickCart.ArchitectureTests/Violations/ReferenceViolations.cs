using ClickCart.ArchitectureTests.Violations.Modules;

namespace ClickCart.ArchitectureTests.Violations;

public sealed class ReferenceViolations
{
    private static readonly string[] Names = ["MadeUp", "Ordering"];

    [Theory]
    [InlineData("MadeUp", "Ordering")]
    [InlineData("MadeUp", "Kernel")]
    [InlineData("MadeUp", "Maintenance")]
    [InlineData("MadeUp.Contracts", "Platform")]
    [InlineData("MadeUp.Contracts", "Ordering.Contracts")]
    [InlineData("Platform", "Web")]
    [InlineData("Platform", "Ordering.Contracts")]
    [InlineData("Web", "MadeUp")]
    [InlineData("Maintenance", "Web")]
    [InlineData("Kernel", "Platform")]
    [InlineData("Host", "Ordering.Contracts")]
    public void References_that_the_plan_does_not_allow_are_named(string from, string to) => ReferenceTests.AProjectReferencesOnlyWhatThePlanAllows.Finds(
        (new Project(from, $"src/{from}", [to, .. from.EndsWith(".Contracts", StringComparison.Ordinal) ? ["Kernel"] : Array.Empty<string>()]), Names),
        $"{from} references {to}");

    [Fact]
    public void An_eleventh_reference_is_named()
    {
        ReferenceTests.AModuleKeepsItsReferencesFew.Holds(new Project("MadeUp", MadeUp.Folder, [.. Enumerable.Repeat("Platform", 10)]));
        ReferenceTests.AModuleKeepsItsReferencesFew.Finds(
            new Project("MadeUp", MadeUp.Folder, [.. Enumerable.Repeat("Platform", 11)]), "MadeUp: 11 references");
    }

    [Fact]
    public void Modules_that_the_host_lacks_are_named() => ReferenceTests.EveryModuleIsInTheHostsList.Finds(
        (new SourceFile("src/Host/Program.cs", "builder\n    .AddModule<MadeUpModule>()\n    // .AddModule<OrderingModule>()\n    "
            + ".AddModule<OrderingModules>();"),
        Names),
        "Ordering");

    [Fact]
    public void A_long_program_is_named() => ReferenceTests.ProgramIsTheListOfModules.Finds(
        new SourceFile("src/Host/Program.cs", string.Concat(Enumerable.Repeat("line\n", 60))), "src/Host/Program.cs: 60 lines");

    [Fact]
    public void Folders_that_are_no_modules_are_named()
    {
        ReferenceTests.AModuleFolderIsAModule.Finds(
            ("MadeUp", [new Project("Ordering", "src/Modules/Ordering", [])], MadeUp.Module([typeof(MadeUpModule)])), "MadeUp has no project");
        ReferenceTests.AModuleFolderIsAModule.Finds(("MadeUp", [new Project("MadeUp", MadeUp.Folder, [])], null), "MadeUp is not loaded");
    }
}
