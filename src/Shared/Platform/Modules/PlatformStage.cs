namespace ClickCart.Platform.Modules;

/// <summary>Where in the middleware a library over Platform has its place.</summary>
public enum PlatformStage
{
    /// <summary>Around everything that writes an answer, refusals included.</summary>
    BeforeErrors,

    BeforeRouting,

    /// <summary>The endpoint is known, and may be called.</summary>
    AfterAuthorization,

    Endpoints,
}

internal sealed record PlatformStep(PlatformStage Stage, Action<WebApplication> Use);
