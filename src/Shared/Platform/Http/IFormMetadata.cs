namespace ClickCart.Platform.Http;

/// <summary>On an endpoint that takes forms of pages.</summary>
public interface IFormMetadata
{
    /// <summary>The hidden field that carries what a client of the API sends as Idempotency-Key.</summary>
    string KeyField { get; }

    /// <summary>What this browser alone sends along with its forms; null for one that we have shown none.</summary>
    string? BrowserOf(HttpContext http);
}
