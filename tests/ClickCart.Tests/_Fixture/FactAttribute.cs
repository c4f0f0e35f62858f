using System.Runtime.CompilerServices;

namespace ClickCart.Tests;

/// <summary>xunit's, with the database in the test's name: the same sources run on each. All are skipped, with the reason, where there is no such
/// database: those that need none have run on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactAttribute : Xunit.FactAttribute
{
    public FactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1, [CallerMemberName] string? method = null)
        : base(file, line) => (DisplayName, Skip) = (TestName.Of(file, method), TestDatabase.Missing);
}

/// <summary>The same for tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryAttribute : Xunit.TheoryAttribute
{
    public TheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1, [CallerMemberName] string? method = null)
        : base(file, line) => (DisplayName, Skip) = (TestName.Of(file, method), TestDatabase.Missing);
}

internal static class TestName
{
    /// <summary><c>PostgreSql: Ordering.Orders.PlaceOrderTests.An_order_is_placed_once</c>.</summary>
    public static string Of(string? file, string? method)
    {
        var path = (file ?? "").Replace('\\', '/');
        var place = path[(path.LastIndexOf("/ClickCart.Tests/", StringComparison.Ordinal) + "/ClickCart.Tests/".Length)..];
        return $"{TestDatabase.Provider}: {Path.ChangeExtension(place, null).Replace('/', '.')}.{method}";
    }
}
