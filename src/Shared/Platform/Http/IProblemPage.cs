namespace ClickCart.Platform.Http;

/// <summary>Refusals as pages, for whoever looks at pages. Registered by what draws pages; without it everybody gets problem documents.</summary>
public interface IProblemPage
{
    /// <summary>Whether whoever asks looks at pages.</summary>
    bool IsWanted(HttpContext http);

    Task WriteAsync(HttpContext http, Error error);
}
