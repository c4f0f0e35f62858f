using System.Reflection;
using System.Text.RegularExpressions;

namespace ClickCart.ArchitectureTests;

public sealed partial class MessageTests
{
    internal static readonly Rule<IReadOnlyList<ModuleFolder>> AMessageHasAStableName = new(
        "Give each event and job an [EventName(\"module.what-happened.v1\")], in lower case, with the module that publishes it: the name is what is stored.",
        modules => new(modules.Sum(m => MessagesOf(m).Count()),
            from module in modules
            from type in MessagesOf(module)
            let name = NameOf(type)
            where name is null || !NameShape().IsMatch(name)
                || !string.Equals(name.Split('.')[0], module.Name.Split('.')[0], StringComparison.OrdinalIgnoreCase)
            select $"{type.FullName}: {name ?? "no name"}"));

    internal static readonly Rule<IReadOnlyList<ModuleFolder>> ANameIsGivenOnce = new(
        "Two messages share a name: stored ones could not be distinguished. Give one of them another.",
        modules => new(modules.Sum(m => MessagesOf(m).Count()),
            from type in modules.SelectMany(MessagesOf)
            where NameOf(type) is not null
            group type by NameOf(type) into same
            where same.Count() > 1
            select $"{same.Key}: {string.Join(", ", same.Select(t => t.FullName).Order(StringComparer.Ordinal))}"));

    internal static readonly Rule<ModuleFolder> AMessageLiesBesideTheAggregate = new(
        "Who publishes an event or enqueues a job must not know the slice that handles it: "
        + "the record lies beside the aggregate, in no slice and in no slice's file.",
        module => new(module.Types.Count,
            from type in MessagesOf(module)
            let declared = new Regex($@"\brecord\s+{type.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(5))
            let file = module.Slices.Select(s => s.File).OfType<SourceFile>().FirstOrDefault(f => declared.IsMatch(f.Text))
            where type.IsNested || file is not null
            select $"{type.FullName} in {file?.Path ?? type.DeclaringType!.Name}"));

    internal static readonly Rule<(IReadOnlyList<Type> Types, SourceFile Approved)> ContractsAreAsApproved = new(
        "Read the diff: additions are fine, anything else breaks stored messages or other modules. Then: mv Contracts.received.txt Contracts.approved.txt",
        given =>
        {
            var (received, approved) = (Describe(given.Types), given.Approved.Lines);
            if (received.SequenceEqual(approved, StringComparer.Ordinal)) return new(received.Count, []);
            var added = received.Except(approved, StringComparer.Ordinal).Select(line => $"+ {line}");
            var gone = approved.Except(received, StringComparer.Ordinal).Select(line => $"- {line}");
            // The same line may stand in several contracts.
            return new(received.Count, added.Concat(gone).DefaultIfEmpty("the same lines, in other places"));
        });

    private static readonly ModuleFolder[] Everywhere = [.. SolutionTree.Contracts, .. SolutionTree.Modules];

    [Fact]
    public void Messages_carry_a_stable_name() => AMessageHasAStableName.Holds([Everywhere]);

    [Fact]
    public void No_name_is_given_twice() => ANameIsGivenOnce.Holds([Everywhere]);

    [Fact]
    public void Messages_lie_beside_the_aggregate() => AMessageLiesBesideTheAggregate.Holds([.. SolutionTree.Modules]);

    [Fact]
    public void Contracts_change_only_on_purpose()
    {
        var types = SolutionTree.Contracts.SelectMany(c => c.Types.Where(t => t.IsVisible)).ToList();
        var approved = SolutionTree.FilesIn("tests/ClickCart.ArchitectureTests")
            .Single(f => f.Path.EndsWith("/Contracts.approved.txt", StringComparison.Ordinal));
        var received = Path.Combine(SolutionTree.Root, approved.Folder, "Contracts.received.txt");
        File.WriteAllLines(received, Describe(types));
        ContractsAreAsApproved.Holds([(types, approved)]);
        File.Delete(received);
    }

    private static IEnumerable<Type> MessagesOf(ModuleFolder module) => module.Types.Where(t => t is { IsInterface: false, IsAbstract: false }
        && (t.IsAssignableTo(typeof(IIntegrationEvent)) || t.IsAssignableTo(typeof(IJob)) || t.GetCustomAttribute<EventNameAttribute>() is not null));

    private static string? NameOf(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name;

    private static List<string> Describe(IReadOnlyList<Type> types)
    {
        List<string> lines = [];
        foreach (var assembly in types.GroupBy(t => t.Assembly))
        {
            lines.Add($"# {assembly.Key.GetName().Name}");
            foreach (var type in assembly.OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : "record";
                lines.Add($"{kind} {type.FullName}{(NameOf(type) is { } name ? $" \"{name}\"" : "")}");
                lines.AddRange(type.IsInterface
                    ? type.GetMethods().Select(m => $"  {m}")
                    : type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(p => $"  {p}"));
            }
        }
        return lines;
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z0-9-]+\.v\d+$", RegexOptions.None, 1000)]
    private static partial Regex NameShape();
}
