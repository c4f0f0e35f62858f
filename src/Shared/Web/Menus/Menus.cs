namespace ClickCart.Web.Menus;

/// <summary>A link in the back office's menu. Modules register theirs: <c>services.AddSingleton(new AdminMenuEntry(…))</c>.</summary>
/// <param name="Order">Ascending. Sales 10 to 29, goods 30 to 49, people 50 to 69, operations 70 to 89; the dashboard is 0.</param>
/// <param name="Address">Under <c>/admin</c>.</param>
/// <param name="Label">One or two words.</param>
/// <param name="Icon">A name that <see cref="Icon"/> knows.</param>
/// <param name="Permission">That which opens the page: who has it not is not shown the link.</param>
public sealed record AdminMenuEntry(int Order, string Address, string Label, string Icon, Permission Permission);

/// <summary>Where somebody of the staff begins.</summary>
public static class Office
{
    /// <summary>The first page of the menu that is open to the caller; <c>/admin</c> where none is.</summary>
    public static string HomeOf(this IEnumerable<AdminMenuEntry> menu, ICaller caller) =>
        menu.Where(e => caller.May(e.Permission)).MinBy(e => e.Order)?.Address ?? "/admin";
}

/// <summary>A number beside an entry of the back office's menu that somebody should look at; none at zero.</summary>
public interface IAdminBadge
{
    /// <summary>The entry's address.</summary>
    string Address { get; }

    /// <summary>What is counted, for screen readers: "dead letters".</summary>
    string Label { get; }

    Task<int> CountAsync(CancellationToken ct);
}

/// <summary>Where in the shop's frame a link stands.</summary>
public enum ShopMenuPlace
{
    /// <summary>Under the head, beside the shelves.</summary>
    Shelves,

    /// <summary>In the account's menu.</summary>
    Account,

    Footer,
}

/// <summary>A link in the shop's frame.</summary>
/// <param name="Access">
/// <see cref="Access.Anyone"/>: guests too; <see cref="Access.Customer"/>: only who is signed in.
/// </param>
public sealed record ShopMenuEntry(int Order, string Address, string Label, ShopMenuPlace Place, Access Access = Access.Anyone);

/// <summary>Links of the shop's frame that come from data, such as the shelves.</summary>
public interface IShopMenu
{
    Task<IReadOnlyList<ShopMenuEntry>> EntriesAsync(CancellationToken ct);
}

/// <summary>How many pieces are in the browser's cart; the module that has carts implements it.</summary>
public interface ICartCount
{
    Task<int> CountAsync(CancellationToken ct);
}
