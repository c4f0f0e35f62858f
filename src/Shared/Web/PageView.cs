using ClickCart.Web.Components;
using ClickCart.Web.Forms;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ClickCart.Web;

/// <summary>What a page knows about the request it answers, beside its model.</summary>
public sealed class PageView(HttpContext http, PageArea area, ICaller caller, SentForm? sent, string? flash)
{
    public HttpContext Http => http;
    public PageArea Area => area;
    public ICaller Caller => caller;

    /// <summary>Whether who looks may do it: what they may not is not shown.</summary>
    public bool May(Permission permission) => caller.May(permission);

    /// <summary>The address of a link, which leads nowhere for whom the page behind it is closed.</summary>
    public string? To(Permission permission, string address) => May(permission) ? address : null;

    /// <summary>The form that was sent and refused; null when the page is asked for plainly.</summary>
    public SentForm? Sent => sent;

    /// <summary>The message of the redirect that led here.</summary>
    public string? Flash => flash;

    /// <summary>Why this is an error page.</summary>
    internal Error? Error { get; init; }

    public string Path => Http.Request.Path.Value ?? "/";

    /// <summary>The present address, where one comes back to.</summary>
    public string Address => Http.Request.Path + Http.Request.QueryString;

    /// <summary>A value of the present address; null when it is missing or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>The present address with other values in its query; a null takes the name out. Paging starts over unless <c>cursor</c> is among them.</summary>
    public string With(params ReadOnlySpan<(string Name, object? Value)> changes)
    {
        var query = Http.Request.Query.Where(q => q.Key != "cursor").ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value?.ToString() is { Length: > 0 } text) query[name] = text;
            else query.Remove(name);
        }
        return QueryHelpers.AddQueryString(Path, query.Where(q => !StringValues.IsNullOrEmpty(q.Value)));
    }

    /// <summary>The present address without this one of a name's values.</summary>
    public string Without(string name, string value) => QueryHelpers.AddQueryString(Path,
        from q in Http.Request.Query
        where q.Key != "cursor"
        from v in q.Value
        where v is { Length: > 0 } && (q.Key, v) != (name, value)
        select KeyValuePair.Create(q.Key, (string?)v));
}

/// <summary>What was typed into a refused form, and what is wrong with it.</summary>
public sealed class SentForm
{
    private readonly RefusedForm _refused;
    private readonly Dictionary<string, string[]> _errors;

    internal SentForm(RefusedForm refused)
    {
        _refused = refused;
        _errors = refused.Error?.Extensions?.GetValueOrDefault("errors") is IReadOnlyDictionary<string, string[]> errors
            ? new(errors, StringComparer.OrdinalIgnoreCase)
            : [];
    }

    /// <summary>Why it was refused; null when it only asked for more room.</summary>
    public Error? Error => _refused.Error;

    /// <summary>The same as a sentence in the language of the page.</summary>
    public string? Reason => Error is { } error ? Texts.Said(error.Detail) : null;

    /// <summary>The <see cref="PageForm"/>'s name: a page may hold several forms.</summary>
    public string Name => _refused.Values[PageForm.NameField].ToString();

    /// <summary>What was typed; null when the form has no such field.</summary>
    public string? this[string field] => _refused.Values.TryGetValue(field, out var value) ? value.ToString() : null;

    internal bool Holds(string field) => _refused.Values.ContainsKey(field);
    internal StringValues All(string field) => _refused.Values[field];
    internal IEnumerable<(string Field, string Message)> Errors => _errors.SelectMany(e => e.Value.Select(message => (e.Key, Texts.Said(message))));

    /// <summary>What is wrong with one field; null when nothing is.</summary>
    public string? ErrorOf(string field) => _errors.TryGetValue(field, out var messages) ? string.Join(' ', messages.Select(Texts.Said)) : null;
}
