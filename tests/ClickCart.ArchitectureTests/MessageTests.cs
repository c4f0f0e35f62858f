using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace ClickCart.ArchitectureTests;

public sealed partial class MessageTests
{
    private static readonly IReadOnlyList<Type> Named =
    [
        .. SolutionTree.Contracts.Concat(SolutionTree.Modules.Select(m => m.Assembly)).SelectMany(a => a.GetTypes()).Where(t => t.GetCustomAttribute<EventNameAttribute>() is not null),
    ];

    [Fact]
    public void Events_carry_a_stable_unique_name()
    {
        var events = SolutionTree.Contracts.SelectMany(a => a.GetTypes()).Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IIntegrationEvent))).ToList();
        events.Count.ShouldBeGreaterThan(15);
        events.Where(t => t.GetCustomAttribute<EventNameAttribute>() is null).Select(t => t.Name).ShouldBeEmpty("Give it an [EventName(\"module.what-happened.v1\")]: the name is what is stored.");

        Named.GroupBy(ModuleCatalog.NameOf).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => t.FullName))}")
            .ShouldBeEmpty("Two messages share a name: stored ones could not be distinguished.");
        Named.Where(t => !NameShape().IsMatch(ModuleCatalog.NameOf(t)) || !t.Assembly.GetName().Name!.Contains('.' + ModuleCatalog.NameOf(t).Split('.')[0], StringComparison.OrdinalIgnoreCase))
            .Select(t => $"{t.FullName}: {ModuleCatalog.NameOf(t)}").ShouldBeEmpty("A name is module.what-happened.v1, in lower case, with the module that tells it.");
    }

    [Fact]
    public void Contracts_change_only_on_purpose()
    {
        var snapshot = new StringBuilder();
        foreach (var assembly in SolutionTree.Contracts)
        {
            snapshot.Append("# ").AppendLine(assembly.GetName().Name);
            foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                snapshot.Append(type.IsInterface ? "interface " : type.IsEnum ? "enum " : "record ").Append(type.FullName);
                snapshot.AppendLine(type.GetCustomAttribute<EventNameAttribute>() is { } name ? $" \"{name.Name}\"" : "");
                foreach (var member in type.IsInterface
                    ? type.GetMethods().Select(m => m.ToString()!)
                    : type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(p => p.ToString()!))
                    snapshot.Append("  ").AppendLine(member);
            }
        }
        var approved = Path.Combine(SolutionTree.Root, "tests", "ClickCart.ArchitectureTests", "Contracts.approved.txt");
        var received = Path.ChangeExtension(approved, null).Replace(".approved", ".received.txt", StringComparison.Ordinal);
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings() == snapshot.ToString().ReplaceLineEndings())
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, snapshot.ToString());
        Assert.Fail($"The contracts are not those that were approved. Read the diff; additions are fine, anything else breaks stored messages or other modules. Then: mv {Path.GetFileName(received)} {Path.GetFileName(approved)}");
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z0-9-]+\.v\d+$", RegexOptions.None, 1000)]
    private static partial Regex NameShape();
}
