using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests;

public sealed partial class ModuleTests
{
    internal static readonly Rule<ModuleFolder> OnlyTheModuleClassIsPublic = new(
        "Make it internal. What other modules need is a record or an interface in Contracts.",
        module => new(module.Types.Count,
            from type in module.Types
            where type.IsPublic && type.Name != $"{module.Name}Module" && !module.IsRazor(type)
            select type.FullName!));

    internal static readonly Rule<ModuleFolder> ClassesAreSealed = new(
        "Write 'internal sealed class': nothing derives from it.",
        module => new(module.Types.Count,
            from type in module.Types
            where type is { IsClass: true, IsAbstract: false, IsSealed: false } && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            let name = type.Namespace ?? ""
            where name.StartsWith("ClickCart.", StringComparison.Ordinal) && !name.Contains(".Migrations", StringComparison.Ordinal)
            where !module.IsRazor(type) && !module.Types.Any(other => other.BaseType == type)
            select type.FullName!));

    internal static readonly Rule<ModuleFolder> AContractIsRecordsInterfacesAndEnums = new(
        "A contract is made of records and interfaces; behaviour stays in the module.",
        contract => new(contract.Types.Count(t => t.IsVisible),
            from type in contract.Types
            where type is { IsVisible: true, IsInterface: false, IsEnum: false } && !IsRecord(type)
            select type.FullName!));

    internal static readonly Rule<ModuleFolder> AContractStandsOnTheKernelAlone = new(
        "A contract exposes no type of EF Core, ASP.NET Core or Platform: return plain records, lists or IAsyncEnumerable.",
        contract => new(contract.Types.Count,
            from technique in new[] { "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "ClickCart.Platform" }
            from type in Types.InAssembly(contract.Assembly).That().MeetCustomRule(new Knows(technique)).GetTypes()
            where contract.Types.Contains(type)
            select $"{type.FullName} knows {technique}"));

    internal static readonly Rule<ModuleFolder> AContextKeepsToItsSchema = new(
        "The context of a module derives from ModuleDbContext, which brings the outbox and the schema, and maps no table outside it: "
        + "ask the module that owns it.",
        module =>
        {
            var contexts = module.Types.Where(t => t.IsAssignableTo(typeof(DbContext))).ToList();
            var migrated = module.Files.Any(f => f.IsMigration);
            return new(module.Types.Count, contexts.SelectMany(c => TablesOutside(module, c))
                .Concat(contexts.Count > 1 ? [$"{module} has {contexts.Count} contexts"] : [])
                .Concat(migrated == (contexts.Count > 0) ? [] : [$"{module} has {(migrated ? "migrations but no context" : "a context but no migrations")}"]));
        });

    internal static readonly Rule<(ModuleFolder Module, IReadOnlyList<string> Modules)> SqlNamesNoOtherSchema = new(
        "No query crosses a schema: ask the other module through its Contracts.",
        given => new(given.Module.Sources.Count(),
            from file in given.Module.Sources
            from Match match in SchemaInSql().Matches(file.Text)
            let schema = match.Groups["schema"].Value
            where given.Modules.Any(other => other != given.Module.Name && string.Equals(other, schema, StringComparison.OrdinalIgnoreCase))
            select $"{file}: {match.Value}"));

    internal static readonly Rule<ModuleFolder> AModuleHasAGlossaryAndRequests = new(
        "A module's README is its glossary (purpose, words, asks, publishes, tables); its .http file holds requests that really run.",
        module => new(module.Files.Count,
            from name in new[] { "README.md", $"{module.Name}.http" }
            let path = $"{module.Folder}/{name}"
            where module.Files.All(f => f.Path != path)
            select path));

    [Fact]
    public void Only_the_module_class_is_public() => OnlyTheModuleClassIsPublic.Holds([.. SolutionTree.Modules]);

    [Fact]
    public void Classes_are_sealed() => ClassesAreSealed.Holds([.. SolutionTree.Modules]);

    [Fact]
    public void Contracts_are_records_interfaces_and_enums() => AContractIsRecordsInterfacesAndEnums.Holds([.. SolutionTree.Contracts]);

    [Fact]
    public void Contracts_stand_on_the_kernel_alone() => AContractStandsOnTheKernelAlone.Holds([.. SolutionTree.Contracts]);

    [Fact]
    public void Each_context_keeps_to_its_own_schema() => AContextKeepsToItsSchema.Holds([.. SolutionTree.Modules]);

    [Fact]
    public void Sql_of_a_module_names_no_other_modules_schema() => SqlNamesNoOtherSchema.Holds(
        [.. SolutionTree.Modules.Select(m => (m, SolutionTree.ModuleNames))]);

    [Fact]
    public void Every_module_has_a_glossary_and_requests_that_run() => AModuleHasAGlossaryAndRequests.Holds([.. SolutionTree.Modules]);

    private static IEnumerable<string> TablesOutside(ModuleFolder module, Type type)
    {
        if (!type.IsAssignableTo(typeof(ModuleDbContext))) return [$"{type.FullName} is no ModuleDbContext"];
        var schema = ((IModule)Activator.CreateInstance(module.Types.Single(t => t.IsAssignableTo(typeof(IModule))))!).Name;
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        using var db = (DbContext)Activator.CreateInstance(type, options.UseNpgsql("Host=none").Options)!;
        return
        [
            .. db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson() && e.GetSchema() != schema)
                .Select(e => $"{type.Name} maps {e.GetSchema()}.{e.GetTableName()}"),
        ];
    }

    [GeneratedRegex(
        """\b(?:FROM|JOIN|UPDATE|INTO)\s+["\[]*(?<schema>[a-z]+)["\]]*\.(?=["\[]*[a-z_])""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SchemaInSql();

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);
}
