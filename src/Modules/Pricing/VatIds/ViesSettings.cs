namespace ClickCart.Pricing.VatIds;

/// <summary>Where the register of VAT ids is.</summary>
internal sealed class ViesSettings(IConfiguration configuration) : IStartCheck
{
    /// <summary><c>Pricing:VatIds:ServiceUrl</c>, such as <c>https://ec.europa.eu/taxation_customs/vies/rest-api</c>; null: nobody is asked.</summary>
    public string? Url => configuration["Pricing:VatIds:ServiceUrl"]?.TrimEnd('/') is { Length: > 0 } url ? url : null;

    public TimeSpan Timeout => TimeSpan.FromSeconds(Seconds.In(configuration));

    public static readonly Setting<double> Seconds = Setting.Positive("Pricing:VatIds:TimeoutSeconds", 3, most: 60);

    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        Url is not { } url || IsAddress(url, isDevelopment)
            ? []
            : [$"Pricing:VatIds:ServiceUrl is '{url}'; it is an https address, such as https://ec.europa.eu/taxation_customs/vies/rest-api."]);

    private static bool IsAddress(string text, bool isDevelopment) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (isDevelopment && url.Scheme == Uri.UriSchemeHttp));
}
