//! A small allocator for a small program.
//!
//! Memory is cut into blocks of a power of two bytes; freed blocks are kept in one list for each size and given out again.
//! Nothing is ever joined or returned, which suits an engine that does the same work for each keystroke. It takes a tenth
//! of the program that the standard allocator does.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;

/// SizeClassAllocator are at least this large, and aligned to it.
const MIN_BLOCK: usize = 16;

/// WebAssembly gives memory in pages.
const PAGE: usize = 65_536;

struct Lists {
    /// For each power of two, the first free block. A free block begins with the address of the next.
    free: [usize; 32],
    /// Memory that was never given out.
    bump: usize,
    end: usize,
}

/// The allocator.
pub(crate) struct SizeClassAllocator(UnsafeCell<Lists>);

impl SizeClassAllocator {
    pub(crate) const fn new() -> Self {
        Self(UnsafeCell::new(Lists { free: [0; 32], bump: 0, end: 0 }))
    }
}

// SAFETY: the module has no threads; memory is not shared.
unsafe impl Sync for SizeClassAllocator {}

/// Which list holds blocks for a size.
const fn list_of(size: usize) -> usize {
    let size = if size < MIN_BLOCK { MIN_BLOCK } else { size };
    (usize::BITS - (size - 1).leading_zeros()) as usize
}

// SAFETY: a block belongs to one owner from `alloc` to `dealloc`: it is cut from new memory once, or taken off the list
// of its size. SizeClassAllocator do not overlap and are as large as their list says.
unsafe impl GlobalAlloc for SizeClassAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let list = list_of(layout.size());
        if list >= 31 || layout.align() > MIN_BLOCK {
            return std::ptr::null_mut();
        }
        // SAFETY: no other reference to the lists lives while this one does.
        let lists = unsafe { &mut *self.0.get() };
        let block = lists.free[list];
        if block != 0 {
            // SAFETY: the block is free, so its first bytes hold the address of the next.
            lists.free[list] = unsafe { *(block as *const usize) };
            return block as *mut u8;
        }
        let size = 1 << list;
        if lists.end - lists.bump < size {
            let pages = size.div_ceil(PAGE);
            let before = std::arch::wasm32::memory_grow::<0>(pages);
            if before == usize::MAX {
                return std::ptr::null_mut();
            }
            if before * PAGE != lists.end {
                lists.bump = before * PAGE;
            }
            lists.end = (before + pages) * PAGE;
        }
        let block = lists.bump;
        lists.bump += size;
        block as *mut u8
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let list = list_of(layout.size());
        // SAFETY: as in `alloc`; the block is at least as large as an address, and nobody owns it now.
        unsafe {
            let lists = &mut *self.0.get();
            *block.cast::<usize>() = lists.free[list];
            lists.free[list] = block as usize;
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if list_of(size) == list_of(layout.size()) {
            return block;
        }
        // SAFETY: the layout of the same alignment for the new size; both blocks hold the smaller of the two sizes.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                std::ptr::copy_nonoverlapping(block, new, layout.size().min(size));
                self.dealloc(block, layout);
            }
            new
        }
    }
}
