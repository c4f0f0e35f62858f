namespace ClickCart.Customers.Addresses;

/// <summary>An address that an account keeps for its next orders. Orders copy addresses: a change here changes no order.</summary>
internal sealed class SavedAddress : Aggregate
{
    /// <summary>How many an account may keep.</summary>
    public const int Most = 50;

    private SavedAddress() { }

    public SavedAddress(Guid id, Guid accountId, Address address, DateTimeOffset now) : base(id) =>
        (AccountId, Address, CreatedAt) = (accountId, address.Normal(), now);

    public Guid AccountId { get; private init; }
    public Address Address { get; private set; } = null!;
    public DateTimeOffset CreatedAt { get; private init; }

    public void Change(Address address)
    {
        Address = address.Normal();
        Touch();
    }

    public static readonly Error NotFound = Error.NotFound("address");
}
