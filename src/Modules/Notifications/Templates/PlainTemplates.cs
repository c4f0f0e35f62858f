using System.Net;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>Says what happened and lists what the model holds.</summary>
internal sealed class PlainTemplates : ITemplates
{
    public Task<RenderedMail> RenderAsync(MailKind kind, string language, IReadOnlyDictionary<string, object?> model, CancellationToken ct)
    {
        var subject = $"{kind.Template().Replace('-', ' ')} {model.GetValueOrDefault("number")}".Trim();
        var rows = model.Where(entry => entry.Value is string or int or Guid or Money).Select(entry => (entry.Key, Value: entry.Value!.ToString()!)).ToList();
        var text = string.Join("\n", rows.Select(r => $"{r.Key}: {r.Value}").Prepend(subject));
        var html = string.Concat(rows.Select(r => $"<p>{WebUtility.HtmlEncode(r.Key)}: {Shown(r.Value)}</p>"));
        return Task.FromResult(new RenderedMail(subject,
            $"<!doctype html><html lang=\"{WebUtility.HtmlEncode(language)}\"><body><h1>{WebUtility.HtmlEncode(subject)}</h1>{html}</body></html>", text));
    }

    private static string Shown(string value)
    {
        var encoded = WebUtility.HtmlEncode(value);
        return value.StartsWith("http", StringComparison.Ordinal) ? $"<a href=\"{encoded}\">{encoded}</a>" : encoded;
    }
}
