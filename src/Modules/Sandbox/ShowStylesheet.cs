namespace ClickCart.Sandbox;

/// <summary>The look of the Sandbox's few pages: deliberately not the shop's.</summary>
internal static class ShowStylesheet
{
    private const string Css = """
        :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
        body { margin: 0; display: grid; min-height: 100vh; place-items: center; background: Canvas; color: CanvasText; }
        main { box-sizing: border-box; width: min(28rem, 100% - 2rem); padding: 1.5rem; border: 1px solid GrayText; border-radius: .75rem; }
        h1 { margin: 0 0 .5rem; font-size: 1.25rem; }
        .amount { margin: 0 0 .5rem; font-size: 2rem; font-variant-numeric: tabular-nums; }
        form { margin-top: .75rem; }
        .fields { display: grid; gap: .75rem; }
        label { display: grid; gap: .25rem; font-weight: 600; font-size: .875rem; }
        input { min-height: 2.75rem; padding: .25rem .75rem; font: inherit; font-weight: 400; border: 1px solid GrayText; border-radius: .5rem; }
        .error { padding: .5rem .75rem; border-left: 4px solid light-dark(#b3261e, #f2b8b5); font-weight: 600; }
        button { width: 100%; min-height: 2.75rem; font: inherit; font-weight: 600; border: 1px solid #1d4ed8; border-radius: .5rem;
                background: #1d4ed8; color: #fff; cursor: pointer; }
        button.quiet { background: transparent; color: inherit; border-color: GrayText; }
        button:focus-visible, a:focus-visible, input:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
        """;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/sandbox/sandbox.css", () => Results.Text(Css, "text/css")).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }
}
