using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>The part about photos of what comes back.</summary>
internal sealed partial class Return
{
    private readonly List<ReturnPhoto> _photos = [];

    public IReadOnlyList<ReturnPhoto> Photos => _photos;

    /// <summary>Whether it is still decided by what is seen.</summary>
    public bool TakesPhotos => Status is ReturnStatus.Requested or ReturnStatus.Approved or ReturnStatus.Received;

    /// <summary>Why it gets no photos now; null when it does. So many are never more than it could have.</summary>
    public Error? WhyNoPhotos(int sent) => !TakesPhotos ? WrongState("given photos") : sent > ReturnPhoto.Most ? TooManyPhotos : null;

    /// <summary>Photos that it has already stay one.</summary>
    public Result Show(Order order, IReadOnlyList<ReturnPhoto> photos, Actor by, DateTimeOffset now)
    {
        if (!TakesPhotos) return WrongState("given photos");
        ReturnPhoto[] more = [.. photos.Where(p => _photos.TrueForAll(had => had.Hash != p.Hash))];
        if (more.Length == 0) return Result.Success;
        if (_photos.Count + more.Length > ReturnPhoto.Most) return TooManyPhotos;
        _photos.AddRange(more);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ReturnPhotosChanged,
            more.Length == 1 ? $"A photo was added to return {Number}." : $"{more.Length} photos were added to return {Number}.", by, now);
        return Result.Success;
    }

    /// <param name="order">That it is of.</param>
    /// <param name="id">The photo's.</param>
    /// <param name="byCustomer">Who takes only their own away, and only until the return is decided: staff decides by what it saw.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="now">When.</param>
    public Result Hide(Order order, Guid id, bool byCustomer, Actor by, DateTimeOffset now)
    {
        if (_photos.Find(p => p.Id == id) is not { } photo || (byCustomer && Actor.ForCustomer(photo.Actor) != "you")) return Error.NotFound("photo");
        if (byCustomer && Status is not ReturnStatus.Requested) return WrongState("shown without a photo");
        _photos.Remove(photo);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ReturnPhotosChanged, $"A photo of return {Number} was removed.", by, now);
        return Result.Success;
    }

    private static Error TooManyPhotos => ReturnPhoto.Refusal($"A return has at most {ReturnPhoto.Most} photos.");
}
