#pragma once
struct b;
