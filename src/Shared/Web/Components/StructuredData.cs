using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ClickCart.Web.Components;

/// <summary>
/// What a page is about, for search engines: schema.org's words as JSON-LD. It is data, which no browser runs and no policy has to allow; every character
/// that could end it or begin markup is escaped.
/// </summary>
public sealed class StructuredData : ComponentBase
{
    [Parameter, EditorRequired] public JsonObject Value { get; set; } = null!;

    /// <summary>The pages above this one and itself, outermost first.</summary>
    /// <param name="root">The shop's public address, without a slash at its end.</param>
    /// <param name="trail">Names and paths.</param>
    public static JsonObject Breadcrumbs(string root, IEnumerable<(string Name, string Path)> trail) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray(
        [
            .. trail.Select((t, i) => new JsonObject { ["@type"] = "ListItem", ["position"] = i + 1, ["name"] = t.Name, ["item"] = root + t.Path }),
        ]),
    };

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        Value.Insert(0, "@context", "https://schema.org");
        // The serialiser escapes <, >, & and quotes of every text.
        builder.AddMarkupContent(0, $"<script type=\"application/ld+json\">{Value.ToJsonString()}</script>");
    }
}
