namespace ClickCart.Platform.Http;

/// <summary>On an endpoint that takes forms of pages.</summary>
public interface IFormMetadata
{
    /// <summary>The hidden field that carries what a client of the API sends as Idempotency-Key.</summary>
    string KeyField { get; }
}
