using Microsoft.Extensions.Hosting;

namespace ClickCart.Platform.Http;

/// <summary>Settings that must be right before the shop serves. Registered by whoever reads them.</summary>
public interface IStartCheck
{
    /// <summary>A sentence for each that is not, which says what to set.</summary>
    /// <param name="isDevelopment">There, weak secrets and the Sandbox are as they should be.</param>
    /// <param name="ct">Stops the look.</param>
    Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct);
}

internal static class StartChecks
{
    /// <exception cref="CommandException">Something is missing or weak; the message says all of it.</exception>
    public static async Task RefuseAsync(IServiceProvider services, CancellationToken ct)
    {
        var development = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        await using var scope = services.CreateAsyncScope();
        var problems = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<IStartCheck>()) problems.AddRange(await check.ProblemsAsync(development, ct));
        if (problems.Count > 0) throw new CommandException(string.Join('\n', problems.Prepend("ClickCart does not start:")));
    }
}

/// <summary>What makes a secret none.</summary>
public static class Secrets
{
    public const int LeastLength = 16;

    private const int LeastCharacters = 8;

    /// <summary>Of secrets in documents, examples and this program's own settings for Development.</summary>
    private static readonly string[] Published =
    [
        "sandbox", "changeme", "change-me", "change_me", "example", "placeholder", "password", "your-", "your_", "xxxx", "4eC39HqLyjWDarjtT1zdp7dc",
        "BQokikJOvBiI2HlWgH4olfQ2",
    ];

    /// <summary>What is wrong with it, to follow its name; null when nothing is.</summary>
    public static string? FlawOf(string secret) =>
        Published.Any(word => secret.Contains(word, StringComparison.OrdinalIgnoreCase)) ? "is one that everybody can read in documents"
        : secret.Length < LeastLength ? $"is shorter than {LeastLength} characters"
        : secret.Distinct().Count() < LeastCharacters ? "repeats a few characters, so that it is soon guessed"
        : null;
}

/// <summary>Of PostgreSQL's logins, one per module, whose passwords are made from <c>Database:LoginSecret</c>.</summary>
internal sealed class LoginSecretCheck(IConfiguration configuration) : IStartCheck
{
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        !isDevelopment && configuration["Database:LoginSecret"] is { Length: > 0 } secret && Secrets.FlawOf(secret) is { } flaw
            ? [$"Database:LoginSecret {flaw}. Set Database__LoginSecret to at least {Secrets.LeastLength} random characters."]
            : []);
}
