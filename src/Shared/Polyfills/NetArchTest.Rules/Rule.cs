using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>Alternatives ("or"), each a list of conditions that hold together ("and"); an alternative without conditions always holds.</summary>
internal sealed class Rule
{
    public static readonly Rule Empty = new([[]]);

    private readonly Func<TypeDefinition, bool>[][] alternatives;

    private Rule(Func<TypeDefinition, bool>[][] alternatives) => this.alternatives = alternatives;

    public Rule And(Func<TypeDefinition, bool> condition) => new([.. alternatives[..^1], [.. alternatives[^1], condition]]);

    public Rule Or() => new([.. alternatives, []]);

    public bool Holds(TypeDefinition type) => Array.Exists(alternatives, conditions => Array.TrueForAll(conditions, condition => condition(type)));
}
