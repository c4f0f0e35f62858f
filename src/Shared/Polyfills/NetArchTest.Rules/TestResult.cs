using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>Whether a rule held, and for which types it did not.</summary>
public sealed class TestResult
{
    private readonly IReadOnlyList<TypeDefinition> failing;

    internal TestResult(IReadOnlyList<TypeDefinition> failing) => this.failing = failing;

    /// <summary>Whether every type met the rule.</summary>
    public bool IsSuccessful => failing.Count == 0;

    /// <summary>The types that broke the rule, loaded; null if none did.</summary>
    public IReadOnlyList<Type>? FailingTypes => IsSuccessful ? null : [.. failing.Select(type => type.Load())];

    /// <summary>The full names of the types that broke the rule; null if none did.</summary>
    public IReadOnlyList<string>? FailingTypeNames => IsSuccessful ? null : [.. failing.Select(type => type.FullName)];
}
