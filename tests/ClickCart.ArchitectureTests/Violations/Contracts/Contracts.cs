using Microsoft.AspNetCore.Mvc;

namespace ClickCart.ArchitectureTests.Violations.Contracts;

/// <summary>As it should be, as are the next two.</summary>
public sealed record Plain(int Number, IReadOnlyList<string> Names);

public readonly record struct PlainValue(int Number);

public interface IPlain
{
    Task<Plain?> FindAsync(int number, CancellationToken ct);
}

public sealed class Behaviour
{
    public int Number { get; set; }
}

public struct BareValue
{
    public int Number { get; set; }
}

public sealed record HandsOutAQuery(DbSet<object> Rows);

public interface IAnswersForHttp
{
    Task<ActionResult> AnswerAsync();
}

public static class AsksPlatform
{
    public static async Task<string> AskAsync(IReadOnlyList<int> numbers)
    {
        var found = await Task.WhenAll(numbers.Select(async number =>
        {
            await Task.Yield();
            return Roles.Admin.Length > number ? nameof(Roles) : typeof(Roles).Name;
        }));
        return found[0];
    }
}
