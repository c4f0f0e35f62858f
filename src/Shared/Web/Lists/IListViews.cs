namespace ClickCart.Web.Lists;

/// <summary>The views that staff keep of the back office's lists. BackOffice implements it; without it no list has any.</summary>
public interface IListViews
{
    /// <summary>Those of a list that the caller sees, by name: their own, and what others share.</summary>
    /// <param name="list">The list's address, such as <c>/admin/orders</c>.</param>
    Task<IReadOnlyList<ListView>> OfAsync(string list, CancellationToken ct);
}

/// <summary>A name for how a list is filtered, sorted, and which columns it shows.</summary>
/// <param name="Query">What stands in the address, as <see cref="ListPages.QueryOf"/> writes it.</param>
/// <param name="Owner">The e-mail address of who made it.</param>
/// <param name="IsOwn">The caller made it.</param>
/// <param name="IsDefault">What the caller sees who asks for the list and nothing else.</param>
public sealed record ListView(Guid Id, string List, string Name, string Query, string Owner, bool IsOwn, bool IsShared, bool IsDefault)
{
    public string Address => $"{List}?view={Id}{(Query.Length > 0 ? "&" : "")}{Query}";
}

internal sealed class NoListViews : IListViews
{
    public Task<IReadOnlyList<ListView>> OfAsync(string list, CancellationToken ct) => Task.FromResult<IReadOnlyList<ListView>>([]);
}
