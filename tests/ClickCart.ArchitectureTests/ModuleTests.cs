using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests;

public sealed partial class ModuleTests
{
    [Fact]
    public void Only_the_module_class_is_public()
    {
        var open = SolutionTree.Modules.SelectMany(m => m.Assembly.GetExportedTypes().Where(t => !t.IsNested && t.Name != $"{m.Name}Module" && !m.IsRazor(t)).Select(t => t.FullName!)).ToList();
        open.ShouldBeEmpty("Make it internal. What other modules need is a record or an interface in Contracts.");
    }

    [Fact]
    public void Classes_are_sealed()
    {
        var open = SolutionTree.Modules.SelectMany(m => m.Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && t.Namespace!.StartsWith("ClickCart.", StringComparison.Ordinal) && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !t.Namespace!.Contains(".Migrations", StringComparison.Ordinal) && !m.IsRazor(t))
            .Where(t => !m.Assembly.GetTypes().Any(other => other.BaseType == t))
            .Select(t => t.FullName!)).ToList();
        open.ShouldBeEmpty("Write 'internal sealed class': nothing derives from it.");
    }

    [Fact]
    public void Contracts_are_records_interfaces_and_enums_over_the_kernel()
    {
        var types = SolutionTree.Contracts.SelectMany(a => a.GetExportedTypes()).ToList();
        types.Count.ShouldBeGreaterThan(30);
        var odd = types.Where(t => !t.IsInterface && !t.IsEnum && !IsRecord(t)).Select(t => t.FullName!).ToList();
        odd.ShouldBeEmpty("A contract is made of records and interfaces; behaviour stays in the module.");

        var leaky = Types.InAssemblies(SolutionTree.Contracts).That().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "ClickCart.Platform").GetTypes().Select(t => t.FullName!).ToList();
        leaky.ShouldBeEmpty("A contract exposes no type of EF Core, ASP.NET Core or Platform: return plain records, lists or IAsyncEnumerable.");
    }

    [Fact]
    public void Each_context_keeps_to_its_own_schema()
    {
        var contexts = SolutionTree.Modules.SelectMany(m => m.Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(DbContext))).Select(t => (Module: m, Type: t))).ToList();
        contexts.Count.ShouldBe(SolutionTree.Modules.Count(m => Directory.Exists(Path.Combine(m.Folder, "Migrations"))));
        foreach (var (module, type) in contexts)
        {
            type.IsAssignableTo(typeof(ModuleDbContext)).ShouldBeTrue($"{type.FullName} must derive from ModuleDbContext, which brings the outbox and the schema.");
            var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
            using var db = (DbContext)Activator.CreateInstance(type, options.UseNpgsql("Host=none").Options)!;
            var name = ((IModule)Activator.CreateInstance(module.Assembly.GetType($"ClickCart.{module.Name}.{module.Name}Module", throwOnError: true)!)!).Name;
            var violations = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson() && e.GetSchema() != name).Select(e => $"{e.GetSchema()}.{e.GetTableName()}").ToList();
            violations.ShouldBeEmpty($"{type.Name} maps tables outside the schema '{name}'. Ask the module that owns them through its Contracts.");
        }
    }

    [Fact]
    public void Sql_of_a_module_names_no_other_modules_schema()
    {
        var wrong = (from module in SolutionTree.Modules
                     from file in module.Sources
                     from line in File.ReadLines(file)
                     from Match match in SchemaInSql().Matches(line)
                     let schema = match.Groups["schema"].Value
                     where SolutionTree.Modules.Any(other => other != module && string.Equals(other.Name, schema, StringComparison.OrdinalIgnoreCase))
                     select $"{Path.GetRelativePath(SolutionTree.Root, file)}: {line.Trim()}").ToList();
        wrong.ShouldBeEmpty("No query crosses a schema: ask the other module through its Contracts.");
    }

    [Fact]
    public void Every_module_has_a_glossary_and_requests_that_run()
    {
        var missing = SolutionTree.Modules.SelectMany(m => new[] { "README.md", $"{m.Name}.http" }.Where(f => !File.Exists(Path.Combine(m.Folder, f))).Select(f => $"{m.Name}/{f}"));
        missing.ShouldBeEmpty("A module's README is its glossary (purpose, words, asks, publishes, tables); its .http file holds requests that really run.");
    }

    [GeneratedRegex("""\b(?:FROM|JOIN|UPDATE|INTO)\s+["\[]?(?<schema>[a-z]+)["\]]?\.""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SchemaInSql();

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);
}
