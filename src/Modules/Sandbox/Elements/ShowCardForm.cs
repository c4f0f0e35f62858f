using System.Reflection;
using System.Text;

namespace ClickCart.Sandbox.Elements;

/// <summary>The gateway's script for shops' pages, and the frame with the card's fields that it puts there.</summary>
internal static class ShowCardForm
{
    private const string Root = "/sandbox/stripe/elements";

    private const string Frame = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Card</title>
            <link rel="stylesheet" href="card.css"><script type="module" src="card.js"></script></head>
        <body><form novalidate>
            <div class="wide"><label for="number">Card number</label>
                <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" maxlength="23"
                       aria-describedby="number-error" required><p class="error" id="number-error" role="alert" hidden></p></div>
            <div><label for="expiry">Expiration (MM / YY)</label>
                <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" maxlength="9"
                       aria-describedby="expiry-error" required><p class="error" id="expiry-error" role="alert" hidden></p></div>
            <div><label for="cvc">Security code (CVC)</label>
                <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="CVC" maxlength="4"
                       aria-describedby="cvc-error" required><p class="error" id="cvc-error" role="alert" hidden></p></div>
        </form></body>
        </html>
        """;

    /// <summary>Any shop may frame it: that is what it is for.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            Map("card", () => Frame, "text/html; charset=utf-8");
            Map("stripe.js", () => Read("stripe.js"), "text/javascript; charset=utf-8");
            Map("card.js", () => Read("card.js"), "text/javascript; charset=utf-8");
            Map("card.css", () => Read("card.css"), "text/css; charset=utf-8");

            void Map(string file, Func<string> text, string type) => app.MapGet($"{Root}/{file}", (HttpContext http) =>
            {
                http.Response.Headers.ContentSecurityPolicy = Policy;
                http.Response.Headers.CacheControl = "no-cache";
                return Results.Text(text(), type, Encoding.UTF8);
            }).RequireAccess(Access.Anyone).ExcludeFromDescription();
        }
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"elements/{file}")!);
        return reader.ReadToEnd();
    }
}
