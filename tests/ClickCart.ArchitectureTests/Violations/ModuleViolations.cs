using ClickCart.ArchitectureTests.Violations.Modules;

namespace ClickCart.ArchitectureTests.Violations;

public sealed class ModuleViolations
{
    private const string Modules = "ClickCart.ArchitectureTests.Violations.Modules.";
    private const string Contracts = "ClickCart.ArchitectureTests.Violations.Contracts.";
    private static readonly SourceFile Migration = MadeUp.File("Migrations/Sqlite/Initial.cs");

    [Fact]
    public void Public_types_are_named() =>
        ModuleTests.OnlyTheModuleClassIsPublic.Finds(MadeUp.Module(MadeUp.TypesIn("Modules")), $"{Modules}OpenToOthers", $"{Modules}IOpenToOthers");

    [Fact]
    public void Open_classes_are_named() => ModuleTests.ClassesAreSealed.Finds(MadeUp.Module(MadeUp.TypesIn("Modules")), $"{Modules}NotSealed");

    [Fact]
    public void Behaviour_in_contracts_is_named() => ModuleTests.AContractIsRecordsInterfacesAndEnums.Finds(
        MadeUp.Module(MadeUp.TypesIn("Contracts")), $"{Contracts}Behaviour", $"{Contracts}BareValue", $"{Contracts}AsksPlatform");

    [Fact]
    public void Leaks_in_contracts_are_named() => ModuleTests.AContractStandsOnTheKernelAlone.Finds(
        MadeUp.Module(MadeUp.TypesIn("Contracts")),
        $"{Contracts}HandsOutAQuery knows Microsoft.EntityFrameworkCore",
        $"{Contracts}IAnswersForHttp knows Microsoft.AspNetCore",
        $"{Contracts}AsksPlatform knows ClickCart.Platform");

    [Fact]
    public void Tables_outside_the_schema_are_named() => ModuleTests.AContextKeepsToItsSchema.Finds(
        MadeUp.Module([typeof(MadeUpModule), typeof(OthersTables)], Migration), "OthersTables maps ordering.orders");

    [Fact]
    public void A_context_without_the_outbox_is_named() => ModuleTests.AContextKeepsToItsSchema.Finds(
        MadeUp.Module([typeof(MadeUpModule), typeof(PlainContext)], Migration), $"{Modules}PlainContext is no ModuleDbContext");

    [Fact]
    public void A_second_context_is_named() => ModuleTests.AContextKeepsToItsSchema.Finds(
        MadeUp.Module([typeof(MadeUpModule), typeof(OwnTables), typeof(OthersTables)], Migration),
        "OthersTables maps ordering.orders",
        "MadeUp has 2 contexts");

    [Fact]
    public void Contexts_and_migrations_that_lack_each_other_are_named()
    {
        ModuleTests.AContextKeepsToItsSchema.Finds(MadeUp.Module([typeof(MadeUpModule)], Migration), "MadeUp has migrations but no context");
        ModuleTests.AContextKeepsToItsSchema.Finds(MadeUp.Module([typeof(MadeUpModule), typeof(OwnTables)]), "MadeUp has a context but no migrations");
    }

    [Fact]
    public void A_module_with_a_schema_or_without_data_is_well()
    {
        ModuleTests.AContextKeepsToItsSchema.Holds(MadeUp.Module([typeof(MadeUpModule), typeof(OwnTables)], Migration));
        ModuleTests.AContextKeepsToItsSchema.Holds(MadeUp.Module([typeof(MadeUpModule)]));
    }

    [Fact]
    public void Sql_over_other_schemas_is_named() => ModuleTests.SqlNamesNoOtherSchema.Finds(
        (MadeUp.Module(
            [typeof(MadeUpModule)],
            MadeUp.File("Plain.cs", "SELECT * FROM ordering.orders"),
            MadeUp.File("Joined.cs", "select *\nfrom madeup.rows r\njoin\n  \"catalog\".\"products\" p on p.id = r.id"),
            MadeUp.File("Brackets.cs", "UPDATE [ordering].[orders] SET x = 1"),
            MadeUp.File("Own.cs", "INSERT INTO madeup.rows SELECT * FROM rows")),
        ["MadeUp", "Ordering", "Catalog"]),
        "src/Modules/MadeUp/Plain.cs: FROM ordering.",
        "src/Modules/MadeUp/Joined.cs: join\n  \"catalog\".",
        "src/Modules/MadeUp/Brackets.cs: UPDATE [ordering].");

    [Fact]
    public void Missing_glossaries_and_requests_are_named() => ModuleTests.AModuleHasAGlossaryAndRequests.Finds(
        MadeUp.Module([typeof(MadeUpModule)], MadeUp.File("Orders/README.md"), MadeUp.File("Other.http")),
        "src/Modules/MadeUp/README.md",
        "src/Modules/MadeUp/MadeUp.http");
}
