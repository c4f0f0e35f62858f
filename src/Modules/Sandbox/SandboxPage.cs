using System.Text.Encodings.Web;

namespace ClickCart.Sandbox;

/// <summary>The frame of the Sandbox's few pages. Deliberately not the shop's: they stand for other people's sites.</summary>
internal static class SandboxPage
{
    /// <param name="title">Encoded.</param>
    /// <param name="main">Encoded markup.</param>
    public static IResult Show(string title, string main) => Results.Content($"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title><link rel="stylesheet" href="/sandbox/sandbox.css"></head>
        <body><main>
        {main}
        </main></body>
        </html>
        """, "text/html; charset=utf-8");

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
