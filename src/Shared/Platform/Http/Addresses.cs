namespace ClickCart.Platform.Http;

/// <summary>Addresses that whoever runs the shop names: <c>ClickCart:PublicUrl</c>, where telemetry goes, and where the Sandbox and its shop are.</summary>
internal sealed class Addresses
{
    /// <exception cref="InvalidOperationException">One of them is none; the message says what to set.</exception>
    public static Addresses From(IConfiguration configuration)
    {
        foreach (var key in new[] { "ClickCart:PublicUrl", "OTEL_EXPORTER_OTLP_ENDPOINT", "Sandbox:PublicUrl", "Sandbox:ShopUrl" })
            if (configuration[key] is { Length: > 0 } text && !IsAddress(text))
                throw new InvalidOperationException($"{key} is '{Setting.Shown(text)}'; it is an http or https address, such as https://shop.example.com.");
        return new();
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;
}
