namespace ClickCart.BackOffice.Views;

/// <summary>A name that one of the staff gave to how a list is filtered, sorted, and which columns it shows.</summary>
internal sealed class SavedView : Aggregate
{
    public const int NameLength = 60;
    public const int QueryLength = 1000;
    public const int ListLength = 100;

    /// <summary>How many one person may keep of one list.</summary>
    public const int Most = 50;

    private SavedView() { }

    public SavedView(Guid id, string list, string name, string query, bool isShared, Guid ownerId, string owner) : base(id) =>
        (List, Name, Query, IsShared, OwnerId, Owner) = (list, name.Trim(), ListPages.QueryOf(query), isShared, ownerId, owner);

    /// <summary>The list's address, such as <c>/admin/orders</c>.</summary>
    public string List { get; private init; } = "";

    /// <summary>Unique among its owner's of the list.</summary>
    public string Name { get; private set; } = "";

    public string Query { get; private set; } = "";

    /// <summary>All staff see it; only its owner and admins change it.</summary>
    public bool IsShared { get; private set; }

    public Guid OwnerId { get; private init; }

    /// <summary>The owner's e-mail address.</summary>
    public string Owner { get; private init; } = "";

    public void Rename(string name, bool isShared)
    {
        (Name, IsShared) = (name.Trim(), isShared);
        Touch();
    }

    public void Arrange(string query)
    {
        Query = ListPages.QueryOf(query);
        Touch();
    }

    public bool IsSeenBy(ICaller caller) => OwnerId == caller.AccountId || IsShared;

    /// <summary>Its owner, and admins where it is everybody's.</summary>
    public bool IsKeptBy(ICaller caller) => OwnerId == caller.AccountId || (IsShared && caller.IsAdmin);

    public ListView For(ICaller caller, Guid? byDefault) => new(Id, List, Name, Query, Owner, OwnerId == caller.AccountId, IsShared, Id == byDefault);
}

/// <summary>The view of a list that one of the staff sees who asks for nothing else.</summary>
internal sealed class DefaultView
{
    public Guid AccountId { get; init; }
    public required string List { get; init; }
    public Guid ViewId { get; set; }
}
