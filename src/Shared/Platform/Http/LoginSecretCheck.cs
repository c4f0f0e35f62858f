namespace ClickCart.Platform.Http;

/// <summary>Of PostgreSQL's logins, one per module, whose passwords are made from <c>Database:LoginSecret</c>.</summary>
internal sealed class LoginSecretCheck(IConfiguration configuration) : IStartCheck
{
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        !isDevelopment && configuration["Database:LoginSecret"] is { Length: > 0 } secret && Secrets.FlawOf(secret) is { } flaw
            ? [$"Database:LoginSecret {flaw}. Set Database__LoginSecret to at least {Secrets.LeastLength} random characters."]
            : []);
}
