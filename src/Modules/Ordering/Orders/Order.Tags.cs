namespace ClickCart.Ordering.Orders;

/// <summary>The part about the words that staff puts on it. Customers never see them.</summary>
internal sealed partial class Order
{
    private readonly List<OrderTag> _tags = [];

    /// <summary>Only loaded where they are asked for.</summary>
    public IReadOnlyList<OrderTag> Tags => _tags;

    /// <summary>Those that it has already change nothing.</summary>
    /// <param name="tags">As <see cref="OrderTag.Of"/> writes them.</param>
    public Result AddTags(IReadOnlyList<string> tags, Actor actor, DateTimeOffset now)
    {
        var fresh = tags.Except(_tags.Select(t => t.Tag), StringComparer.Ordinal).ToList();
        if (_tags.Count + fresh.Count > OrderTag.Most)
            return Error.Invalid("tags", $"An order has at most {OrderTag.Most} tags, and this one has {_tags.Count} already.");
        if (fresh.Count == 0) return Result.Success;
        _tags.AddRange(fresh.Select(t => new OrderTag(Id, t)));
        Record(State, TimelineEventKind.Tagged, now, $"Tagged: {string.Join(", ", fresh)}.", actor, staffOnly: true);
        return Result.Success;
    }

    /// <summary>Those that it does not have change nothing.</summary>
    /// <inheritdoc cref="AddTags"/>
    public Result RemoveTags(IReadOnlyList<string> tags, Actor actor, DateTimeOffset now)
    {
        var gone = _tags.FindAll(t => tags.Contains(t.Tag, StringComparer.Ordinal));
        if (gone.Count == 0) return Result.Success;
        gone.ForEach(t => _tags.Remove(t));
        Record(State, TimelineEventKind.Untagged, now, $"No longer tagged: {string.Join(", ", gone.Select(t => t.Tag))}.", actor, staffOnly: true);
        return Result.Success;
    }
}
