namespace ClickCart.Inventory.Transfers;

/// <summary>What staff reads of a transfer.</summary>
internal static class TransferWords
{
    public static string Of(TransferState state) => state is TransferState.Sent ? "In transit" : state.ToString();

    /// <summary>As its badge is coloured.</summary>
    public static string Status(TransferState state) => state switch
    {
        TransferState.Draft => "draft",
        TransferState.Sent => "inTransit",
        TransferState.Received => "done",
        _ => "cancelled",
    };
}
