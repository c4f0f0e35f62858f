using System.Reflection;

namespace ClickCart.ArchitectureTests;

public sealed class RuleTests
{
    [Fact]
    public void Every_rule_is_seen_to_fail()
    {
        var rules = typeof(RuleTests).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Rule<>)).Select(f => f.Name).ToList();
        rules.Count.ShouldBeGreaterThan(20);
        var violations = string.Concat(SolutionTree.FilesIn("tests/ClickCart.ArchitectureTests/Violations").Where(f => f.IsSource).Select(f => f.Text));
        rules.Where(rule => !violations.Contains($".{rule}.Finds(", StringComparison.Ordinal)).ShouldBeEmpty(
            "Add a violation of that rule to the folder Violations, and the test that names it.");
    }

    [Fact]
    public void A_rule_that_finds_nothing_to_look_at_fails()
    {
        var rule = new Rule<string>("Mend it.", thing => new(thing.Length, []));
        rule.Holds("thing");
        Should.Throw<ShouldAssertException>(() => rule.Holds("thing", "")).Message.ShouldContain("nothing to look at");
        Should.Throw<ShouldAssertException>(() => rule.Holds([]));
    }
}
