using System.Linq.Expressions;

namespace Ardalis.Specification;

/// <summary>A condition of a specification.</summary>
public class WhereExpressionInfo<T>(Expression<Func<T, bool>> filter)
{
    /// <summary>The condition as an expression, for the database.</summary>
    public Expression<Func<T, bool>> Filter { get; } = filter;

    /// <summary>The condition compiled, for memory.</summary>
    public Func<T, bool> FilterFunc => field ??= Filter.Compile();
}

/// <summary>A sort key of a specification.</summary>
public class OrderExpressionInfo<T>(Expression<Func<T, object?>> keySelector, OrderTypeEnum orderType)
{
    /// <summary>The key to sort by.</summary>
    public Expression<Func<T, object?>> KeySelector { get; } = keySelector;

    /// <summary>Its place and direction.</summary>
    public OrderTypeEnum OrderType { get; } = orderType;
}

/// <summary>Place and direction of a sort key.</summary>
public enum OrderTypeEnum
{
    /// <summary>The leading key, ascending.</summary>
    OrderBy = 1,

    /// <summary>The leading key, descending.</summary>
    OrderByDescending = 2,

    /// <summary>A following key, ascending.</summary>
    ThenBy = 3,

    /// <summary>A following key, descending.</summary>
    ThenByDescending = 4,
}
