using Microsoft.AspNetCore.Cors.Infrastructure;

namespace ClickCart.Platform.Http;

/// <summary>
/// Which other sites' pages may call the API from a browser: <c>ClickCart:Cors:Origins</c>, with commas between; nobody's unless set. With
/// <c>ClickCart:Cors:Credentials</c> their calls may carry cookies and certificates too.
/// </summary>
internal sealed class Cors(IConfiguration configuration) : IStartCheck
{
    private const string Everybody = "*";

    private string[] Origins => (configuration["ClickCart:Cors:Origins"] ?? "")
        .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool TakesCredentials => bool.TryParse(configuration["ClickCart:Cors:Credentials"], out var takes) && takes;

    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([.. Problems()]);

    public void Use(IApplicationBuilder app)
    {
        var origins = Origins.Where(o => o == Everybody || IsOrigin(o)).ToArray();
        if (origins.Length == 0) return;
        var isForEverybody = origins.Contains(Everybody);
        var policy = new CorsPolicyBuilder(isForEverybody ? [Everybody] : origins)
            .WithMethods("GET", "HEAD", "POST", "PUT", "DELETE")
            .WithHeaders("Accept", "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID", "X-Order-Token")
            .WithExposedHeaders("ETag", "Location", "Retry-After", "Idempotent-Replayed")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10));
        if (TakesCredentials && !isForEverybody) policy.AllowCredentials();
        var built = policy.Build();
        app.UseWhen(http => http.Request.IsApi(), api => api
            .Use((http, next) =>
            {
                // What one origin is answered, a cache does not give to another, nor to one that named none.
                if (!isForEverybody)
                    http.Response.OnStarting(() =>
                    {
                        if (!http.Response.Headers.Vary.ToString().Contains("Origin", StringComparison.OrdinalIgnoreCase))
                            http.Response.Headers.Append("Vary", "Origin");
                        return Task.CompletedTask;
                    });
                return next(http);
            })
            .UseMiddleware<CorsMiddleware>(built));
    }

    private IEnumerable<string> Problems()
    {
        foreach (var origin in Origins.Where(o => o != Everybody && !IsOrigin(o)))
            yield return $"ClickCart:Cors:Origins holds '{origin}', which is no origin: write scheme and host alone, such as https://www.example.com.";
        if (configuration["ClickCart:Cors:Credentials"] is { Length: > 0 } said && !bool.TryParse(said, out _))
            yield return $"ClickCart:Cors:Credentials is '{said}'; it can be true or false.";
        if (TakesCredentials && Origins.Contains(Everybody))
            yield return "ClickCart:Cors:Credentials is true and ClickCart:Cors:Origins is *: any site could act for your customers. Name the origins.";
        if (TakesCredentials && Origins.Length == 0)
            yield return "ClickCart:Cors:Credentials is true, but ClickCart:Cors:Origins names nobody whose calls could carry them.";
    }

    /// <summary>As browsers write it: scheme, host, and the port where it is not the scheme's own.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && string.Equals(url.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}
