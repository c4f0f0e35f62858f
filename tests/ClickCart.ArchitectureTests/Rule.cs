namespace ClickCart.ArchitectureTests;

/// <summary>What a rule looked at in one thing, and what of it breaks the rule.</summary>
/// <param name="Seen">How much there was to look at. A rule that finds nothing to look at would hold whatever is written.</param>
/// <param name="Violations">Each with its place.</param>
internal sealed record Findings(int Seen, IEnumerable<string> Violations);

/// <summary>
/// A rule of the architecture: a function over what it is given, so that the same function runs over the solution, where it must find nothing, and over
/// made-up violations, each of which it must name.
/// </summary>
/// <param name="Mend">Says what to do.</param>
/// <param name="Look">Looks at one thing: a module, a project, a list of types.</param>
internal sealed record Rule<T>(string Mend, Func<T, Findings> Look)
{
    private const int Shown = 100;

    /// <summary>Fails with every violation and the mend, and where there was nothing to look at.</summary>
    public void Holds(params IReadOnlyCollection<T> over)
    {
        over.ShouldNotBeEmpty();
        var looked = over.Select(one => (One: one, Findings: Look(one))).ToList();
        looked.Where(l => l.Findings.Seen == 0).Select(l => l.One!.ToString()).ShouldBeEmpty("The rule found nothing to look at there.");
        var violations = looked.SelectMany(l => l.Findings.Violations).ToList();
        if (violations.Count == 0) return;
        var more = violations.Count > Shown ? $"{Environment.NewLine}… and {violations.Count - Shown} more" : "";
        Assert.Fail($"{violations.Count} against the rule. {Mend}{Environment.NewLine}{string.Join(Environment.NewLine, violations.Take(Shown))}{more}");
    }

    /// <summary>The rule is seen to fail: over made-up violations it says just these, and the mend.</summary>
    public void Finds(T madeUp, params IReadOnlyCollection<string> violations)
    {
        Look(madeUp).Violations.Order(StringComparer.Ordinal).ShouldBe(violations.Order(StringComparer.Ordinal));
        var failure = Should.Throw<Xunit.Sdk.FailException>(() => Holds(madeUp)).Message;
        failure.ShouldContain(Mend);
        foreach (var violation in violations) failure.ShouldContain(violation);
    }
}
