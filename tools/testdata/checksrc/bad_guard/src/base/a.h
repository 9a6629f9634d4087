/* no guard */
struct a;
